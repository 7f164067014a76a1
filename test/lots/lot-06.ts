import { lot } from './lot';

lot(__filename);
