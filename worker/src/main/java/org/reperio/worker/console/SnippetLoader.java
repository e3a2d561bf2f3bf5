package org.reperio.worker.console;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads compiled snippets below the application's class loader. */
final class SnippetLoader implements LoaderDelegate {

  private final Snippets loader;
  private final Map<String, Class<?>> loaded = new HashMap<>();

  SnippetLoader(ClassLoader application) {
    this.loader = new Snippets(application);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] done = new boolean[classes.length];
    classesRedefined(classes);
    try {
      for (int i = 0; i < classes.length; i++) {
        loaded.put(classes[i].name(), loader.loadClass(classes[i].name()));
        done[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), done);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes snippet : classes) {
      loader.declare(snippet.name(), snippet.bytecodes());
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String entry : path.split(java.io.File.pathSeparator)) {
      try {
        loader.addURL(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> snippet = loaded.get(name);
    if (snippet == null) {
      throw new ClassNotFoundException(name + " not found");
    }
    return snippet;
  }

  private static final class Snippets extends URLClassLoader {

    private final Map<String, byte[]> declared = new HashMap<>();

    Snippets(ClassLoader application) {
      super(new URL[0], application);
    }

    void declare(String name, byte[] code) {
      declared.put(name, code);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = declared.get(name);
      return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }

    @Override
    public void addURL(URL url) {
      super.addURL(url);
    }
  }
}
