export * from './horloge';
