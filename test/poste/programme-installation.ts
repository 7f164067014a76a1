// The same with what needs the libraries of the application.
import { installation, migrations } from '../../apps/demarrage/services';
import { tenirServices } from './tenir-services';

tenirServices({ migrations, installation });
