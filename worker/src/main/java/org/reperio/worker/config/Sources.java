package org.reperio.worker.config;

/** Says for people where a setting comes from. */
final class Sources {

  private Sources() {}

  /**
   * @param source the name of the configuration source
   * @return the path of the file that an operator wrote, or what kind of source it is
   */
  static String name(String source) {
    if (source == null) {
      return "defaults";
    }
    if (source.startsWith("EnvConfigSource")) {
      return "environment";
    }
    if (source.startsWith("SysPropConfigSource")) {
      return "-D option";
    }
    if (source.endsWith("/.env]")) {
      return ".env";
    }
    boolean shipped =
        source.contains("application.properties")
            || source.contains("microprofile-config.properties")
            || source.contains("Default")
            || source.contains("Runtime");
    return shipped ? "defaults" : source;
  }
}
