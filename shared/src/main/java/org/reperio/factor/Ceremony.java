package org.reperio.factor;

/** What a passkey signs a challenge for (Web Authentication, section 7). */
enum Ceremony {
  REGISTRATION,
  AUTHENTICATION
}
