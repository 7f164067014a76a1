export { dessiner } from './dessiner';
