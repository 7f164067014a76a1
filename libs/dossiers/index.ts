export * from './consultation.service';
export * from './dossiers.module';
export * from './dossiers.service';
export * from './horloge.service';
export * from './issue';
export * from './jetons';
export * from './ouverture.service';
export * from './preuve.service';
export { schemaDe } from './schemas';
