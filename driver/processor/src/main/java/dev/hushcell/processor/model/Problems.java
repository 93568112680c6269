package dev.hushcell.processor.model;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Tells the user what is wrong, at the member; each thing once. */
public final class Problems {
  private final Messager messager;
  private final Set<Object> told = new HashSet<>();
  private boolean failed;

  private record Told(Element at, String message) {}

  public Problems(Messager messager) {
    this.messager = messager;
  }

  /** Tells whether there was an error, so that no index may be written. */
  public boolean failed() {
    return failed;
  }

  public void error(Element at, String message) {
    failed = true;
    if (told.add(new Told(at, message))) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at);
    }
  }

  /** An error that is of no member. */
  public void error(String message) {
    failed = true;
    messager.printMessage(Diagnostic.Kind.ERROR, message);
  }

  public void warning(Element at, String message) {
    if (told.add(new Told(at, message))) {
      messager.printMessage(Diagnostic.Kind.WARNING, message, at);
    }
  }
}
