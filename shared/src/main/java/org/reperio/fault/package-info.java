/** Crashes that tests ask for. */
package org.reperio.fault;
