package dev.hushcell.processor;

import dev.hushcell.processor.model.Column;
import dev.hushcell.processor.model.Evaluated;
import dev.hushcell.processor.model.Limited;
import dev.hushcell.processor.model.Protection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes the class of an index as Java. */
final class IndexSource {
  /** A method has 64 KiB of code at most; a column takes less than 200 bytes of it. */
  private static final int COLUMNS_PER_METHOD = 200;

  private static final String HEAD =
      """
      import dev.hushcell.policy.Accept;
      import dev.hushcell.policy.Compare;
      import dev.hushcell.policy.DeclaredColumn;
      import dev.hushcell.policy.EncryptedColumns;
      import dev.hushcell.policy.Evaluate;
      import dev.hushcell.policy.Per;
      import dev.hushcell.policy.Narrow;
      import dev.hushcell.policy.Search;
      import dev.hushcell.policy.Storage;
      import dev.hushcell.policy.TextOrder;
      import java.util.ArrayList;
      import java.util.List;

      /** The columns of this module that {@code @Encrypted} names. Generated; do not edit. */
      public final class %1$s implements EncryptedColumns {
        /** For the service loader. */
        public %1$s() {}

        @Override
        public String name() {
          return "%2$s";
        }

        @Override
        public int count() {
          return %3$d;
        }

        @Override
        public List<DeclaredColumn> columns() {
          List<DeclaredColumn> all = new ArrayList<>();
      """;

  private final String name;
  private final List<Column> columns;

  IndexSource(String name, Collection<Column> columns) {
    this.name = name;
    this.columns = new ArrayList<>(columns);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      out.append("package ").append(name, 0, dot).append(";\n\n");
    }
    out.append(HEAD.formatted(name.substring(dot + 1), name, columns.size()));
    int methods = (columns.size() + COLUMNS_PER_METHOD - 1) / COLUMNS_PER_METHOD;
    for (int i = 0; i < methods; i++) {
      out.append("    add").append(i).append("(all);\n");
    }
    out.append("    return all;\n  }\n");
    for (int i = 0; i < methods; i++) {
      int begin = i * COLUMNS_PER_METHOD;
      int end = Math.min(columns.size(), begin + COLUMNS_PER_METHOD);
      out.append("\n  private static void add").append(i);
      out.append("(List<DeclaredColumn> all) {\n");
      columns.subList(begin, end).forEach(column -> out.append(added(column)));
      out.append("  }\n");
    }
    return out.append("}\n").toString();
  }

  private static String added(Column column) {
    Protection protection = column.protection();
    StringBuilder out = new StringBuilder("    all.add(\n        DeclaredColumn.of(");
    out.append(quoted(column.member())).append(", ");
    out.append(quoted(column.table().schema())).append(", ");
    out.append(quoted(column.table().name())).append(", ");
    out.append(quoted(column.name())).append(")");
    out.append("\n            .withSearch(Search.").append(protection.search());
    out.append(", Compare.").append(protection.compare()).append(")");
    out.append("\n            .withKey(").append(quoted(protection.key())).append(")");
    out.append("\n            .withType(").append(quoted(protection.type())).append(")");
    out.append("\n            .withPad(").append(protection.pad()).append(")");
    out.append("\n            .withStorage(Storage.").append(protection.storage()).append(")");
    if (protection.groups() > 0) {
      out.append("\n            .narrowed(new Narrow(").append(protection.first());
      out.append(", ").append(protection.groups()).append("))");
    }
    if (!protection.belongsTo().isEmpty()) {
      out.append("\n            .belongingTo(").append(quoted(protection.belongsTo())).append(")");
    }
    List<String> accepted = protection.accept().stream().map(each -> "Accept." + each).toList();
    out.append("\n            .accepting(").append(String.join(", ", accepted)).append(")");
    if (protection.evaluated().isSaid()) {
      out.append("\n            .evaluating(")
          .append(evaluated(protection.evaluated()))
          .append(")");
    }
    if (protection.limited().isSaid()) {
      out.append("\n            .limiting(").append(limited(protection.limited())).append(")");
    }
    return out.append(");\n").toString();
  }

  private static String limited(Limited limited) {
    return String.join(
        ", ",
        String.valueOf(limited.opened()),
        String.valueOf(limited.evaluated()),
        String.valueOf(limited.statement()),
        "Per." + limited.per(),
        String.valueOf(limited.warns()));
  }

  private static String evaluated(Evaluated evaluated) {
    List<String> arguments = new ArrayList<>();
    arguments.add("TextOrder." + evaluated.textOrder());
    arguments.add(String.valueOf(evaluated.rows()));
    arguments.add(String.valueOf(evaluated.bytes()));
    arguments.add(String.valueOf(evaluated.earlyStop()));
    evaluated.rights().forEach(right -> arguments.add("Evaluate." + right));
    return String.join(", ", arguments);
  }

  /** Returns a literal that needs no encoding of the source. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
