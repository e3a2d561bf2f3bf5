package org.reperio.worker.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How the bytes of a backup are written and read: encrypted with a key, or as they are. */
interface Seal {

  /** The seal of backups without a key. */
  Seal NONE =
      new Seal() {
        @Override
        public OutputStream sealing(OutputStream out, String name) {
          return out;
        }

        @Override
        public InputStream opening(InputStream in, String name) {
          return in;
        }

        @Override
        public long size(long plain) {
          return plain;
        }

        @Override
        public String nameOf(String sha256) {
          return sha256;
        }

        @Override
        public String fingerprint() {
          return "none";
        }
      };

  /**
   * Writes through.
   *
   * @param name what is written: nothing else can be read as this
   */
  OutputStream sealing(OutputStream out, String name) throws IOException;

  /** Reads what was written under the same name; fails on a byte that was not. */
  InputStream opening(InputStream in, String name) throws IOException;

  /** How many bytes these become. */
  long size(long plain);

  /** The name under which content is stored; it does not tell which content it is. */
  String nameOf(String sha256);

  /** What tells one key from another and does not tell the key. */
  String fingerprint();
}
