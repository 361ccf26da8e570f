import { app } from 'electron';

/** Parts of Chromium that would speak to somebody's server, or look around in the network, by themselves. */
const offFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'OptimizationHintsFetching',
  'PrivacySandboxSettings4',
  'Translate',
  'WebOTP',
  'WinrtGeolocationImplementation',
];

/**
 * Keeps Chromium from sending a packet of its own accord: no updates of components, field trials, proxy
 * look-ups or names resolved. Must run before `ready`.
 */
export function closeNetwork(): void {
  const { commandLine } = app;
  for (const name of [
    'disable-background-networking',
    'disable-client-side-phishing-detection',
    'disable-component-update',
    'disable-default-apps',
    'disable-domain-reliability',
    'disable-field-trial-config',
    'disable-quic',
    'disable-sync',
    'dns-prefetch-disable',
    'metrics-recording-only',
    'no-first-run',
    'no-pings',
    // Without this Chromium asks the system, and on some networks a server (WPAD), for a proxy.
    'no-proxy-server',
  ]) {
    commandLine.appendSwitch(name);
  }
  // Every name fails at once, so that nothing reaches a resolver even where something slipped through.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('disable-features', offFeatures.join(','));
}
