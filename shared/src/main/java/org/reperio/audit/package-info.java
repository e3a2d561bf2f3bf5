/** Who did what, when and from where: written once, chained by hashes, never changed. */
package org.reperio.audit;
