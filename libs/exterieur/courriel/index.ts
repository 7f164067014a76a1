export * from './expediteur';
export * from './expediteur-smtp';
