package dev.hushcell.processor;

import dev.hushcell.processor.model.Column;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes class, service file and list of classes of an index. */
final class IndexWriter {
  private final Filer filer;

  IndexWriter(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes them.
   *
   * @param name name of the index and of its class
   * @param columns what it has; when it has nothing, only the service file is written
   * @param types binary names of the classes it was made of
   * @param foreign lines of the service file that stay
   * @param origins the classes among them that are compiled now
   */
  void write(
      String name,
      Collection<Column> columns,
      Collection<String> types,
      Collection<String> foreign,
      List<? extends Element> origins)
      throws IOException {
    Set<String> services = new LinkedHashSet<>(foreign);
    Element[] from = origins.toArray(new Element[0]);
    if (!columns.isEmpty()) {
      services.add(name);
      try (Writer out = filer.createSourceFile(name, from).openWriter()) {
        out.write(new IndexSource(name, columns).text());
      }
      resource(KnownTypes.file(name), types, from);
    }
    resource(KnownTypes.SERVICES, services, from);
  }

  private void resource(String path, Collection<String> lines, Element... from) throws IOException {
    try (Writer out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, from).openWriter()) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    }
  }
}
