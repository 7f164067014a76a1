// What a workplace stands on: starts in an instant, for the tests that start and stop it dozens of times.
import { tenirServices } from './tenir-services';

tenirServices();
