export { useTakeBack } from '#renderer/bridge/use-take-back.ts';
