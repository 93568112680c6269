package dev.hushcell.processor;

import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.EncryptedColumns;
import dev.hushcell.policy.Evaluate;
import dev.hushcell.policy.Evaluated;
import dev.hushcell.policy.Limited;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What came of a compilation. */
public record Compiled(
    Path output, boolean succeeded, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

  /** Returns itself, unless there was an error. */
  public Compiled orFail() {
    if (!succeeded) {
      throw new AssertionError(diagnostics.toString());
    }
    return this;
  }

  List<Diagnostic<? extends JavaFileObject>> errors() {
    return diagnostics.stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).toList();
  }

  /** Returns what was said. */
  public List<String> messages(Diagnostic.Kind kind) {
    return diagnostics.stream()
        .filter(each -> each.getKind() == kind)
        .map(each -> each.getMessage(Locale.ROOT))
        .toList();
  }

  /** Returns the columns of all indexes in the output, as the driver would find them. */
  List<String> columns() throws IOException {
    return columns(output);
  }

  static List<String> columns(Path... places) throws IOException {
    List<String> found = new ArrayList<>();
    for (EncryptedColumns index : indexes(places)) {
      if (index.count() != index.columns().size()) {
        throw new AssertionError("count of " + index.name());
      }
      index.columns().forEach(column -> found.add(shown(column)));
    }
    return found;
  }

  /** Returns the names of all indexes in the places. */
  static List<String> names(Path... places) throws IOException {
    return indexes(places).stream().map(EncryptedColumns::name).toList();
  }

  private static List<EncryptedColumns> indexes(Path... places) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path place : places) {
      urls.add(place.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), Compiled.class.getClassLoader())) {
      return ServiceLoader.load(EncryptedColumns.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    }
  }

  private static String evaluated(Evaluated evaluated) {
    return evaluated.equals(Evaluated.UNSAID)
        ? ""
        : evaluated.rights().stream().map(Evaluate::name).sorted().toList()
            + ("/" + evaluated.textOrder() + "/" + evaluated.rows() + "/" + evaluated.bytes())
            + (evaluated.earlyStop() ? "" : "/to the end");
  }

  private static String limited(Limited limited) {
    return limited.equals(Limited.UNSAID)
        ? ""
        : "limits="
            + (limited.opened() + "/" + limited.evaluated() + "/" + limited.statement())
            + ("/" + limited.per() + (limited.warns() ? "/warn" : ""));
  }

  private static String shown(DeclaredColumn column) {
    List<String> more =
        Stream.of(
                column.search() == Search.NONE ? "" : "search=" + column.search(),
                column.compare() == Compare.UNSPECIFIED ? "" : "compare=" + column.compare(),
                column.key().isEmpty() ? "" : "key=" + column.key(),
                column.type().isEmpty() ? "" : "type=" + column.type(),
                column.pad() == 0 ? "" : "pad=" + column.pad(),
                column.storage() == Storage.BINARY ? "" : "storage=" + column.storage(),
                column.belongsTo().isEmpty() ? "" : "belongs-to=" + column.belongsTo(),
                evaluated(column.evaluated()),
                limited(column.limited()),
                String.join("+", column.accept().stream().map(Accept::name).sorted().toList()))
            .filter(each -> !each.isEmpty())
            .toList();
    String schema = column.schema().isEmpty() ? "" : column.schema() + ".";
    String name = schema + column.table() + "." + column.column();
    return name + " <- " + column.member() + (more.isEmpty() ? "" : " " + String.join(" ", more));
  }
}
