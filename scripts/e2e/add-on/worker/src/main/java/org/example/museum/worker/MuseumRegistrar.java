package org.example.museum.worker;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.worker.pid.registration.PidTarget;
import org.reperio.worker.pid.registration.Registrar;
import org.reperio.worker.pid.registration.RegistrationProgress;

/** Registers with the museum itself, which takes everything. */
@ApplicationScoped
public class MuseumRegistrar implements Registrar {

  @Override
  public String provider() {
    return "museum";
  }

  @Override
  public String content(PidTarget target) {
    return target.doi();
  }

  @Override
  public RegistrationProgress register(PidTarget target, boolean known) {
    return new RegistrationProgress.Done();
  }

  @Override
  public RegistrationProgress follow(String ticket) {
    return new RegistrationProgress.Done();
  }

  @Override
  public void hide(String doi) {
    // The museum shows nothing, so there is nothing to hide.
  }
}
