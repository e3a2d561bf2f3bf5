/**
 * The {@code ui} block of {@code application/vnd.inveniordm.v1+json}: a record's values ready for
 * people, in their language. Names and shapes are InvenioRDM's.
 */
package org.reperio.api.representation.ui;
