/**
 * A stand-in for DataCite and Crossref, for instances on one machine and for tests: it takes what
 * they take and refuses what they refuse, as their documentation says. Nothing leaves the machine.
 */
package org.reperio.services.registrar;
