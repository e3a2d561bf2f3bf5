package org.reperio.e2e.product;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Takes nearly all of the heap of a Java process that runs, as a leak would, until it is closed.
 */
public final class HeapBallast implements AutoCloseable {

  private final Path mark;

  private HeapBallast(Path mark) {
    this.mark = mark;
  }

  /**
   * Begins to fill a heap.
   *
   * @param portion of the older part of the heap that is to be in use in the end, below 1
   * @param folder for the agent, which both processes see
   */
  public static HeapBallast in(ProcessHandle process, double portion, Path folder)
      throws IOException {
    Path mark = Files.createTempFile(folder, "ballast", "");
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        machine.loadAgent(agent(folder).toString(), portion + " " + mark);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      Files.delete(mark);
      throw new IllegalStateException("no agent can be put into process " + process.pid(), e);
    }
    return new HeapBallast(mark);
  }

  private static Path agent(Path folder) throws IOException {
    String name = BallastAgent.class.getName();
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", name);
    Path jar = folder.resolve("ballast.jar");
    try (InputStream type =
            BallastAgent.class.getResourceAsStream(BallastAgent.class.getSimpleName() + ".class");
        var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
      type.transferTo(out);
    }
    return jar;
  }

  /** Lets the process have its heap back. */
  @Override
  public void close() throws IOException {
    Files.delete(mark);
  }
}
