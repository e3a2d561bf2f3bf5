/** Attacks on the front door: addresses, HTTP itself, connections, and what is left in logs. */
package org.reperio.attack.door;
