export * from './acces';
export * from './mot-de-passe';
