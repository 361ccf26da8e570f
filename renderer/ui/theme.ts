import {
  ActionIcon,
  Button,
  CloseButton,
  createTheme,
  Loader,
  Menu,
  Modal,
  NativeSelect,
  Notification,
  PasswordInput,
  SegmentedControl,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

const close = { 'aria-label': 'Close' };

/** The widget library, dense and readable; colours come from `styles/tokens.css`. */
export const theme = createTheme({
  fontFamily: 'var(--font-interface)',
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', variant: 'default' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'xs' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Loader: Loader.extend({ defaultProps: { size: 'xs' } }),
    // The placeholder for the first focus is no item of the menu, which axe rightly minds.
    Menu: Menu.extend({
      defaultProps: { shadow: 'sm', position: 'bottom-start', withInitialFocusPlaceholder: false },
    }),
    CloseButton: CloseButton.extend({ defaultProps: close }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: close, centered: true, transitionProps: { duration: 0 } },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: close } }),
    Tooltip: Tooltip.extend({ defaultProps: { events: { hover: true, focus: true, touch: false } } }),
  },
});
