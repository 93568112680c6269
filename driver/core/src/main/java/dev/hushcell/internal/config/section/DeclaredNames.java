package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of declared columns, as other sections refer to them; where a value is plain, the word. */
record DeclaredNames(List<ColumnRule> columns) {
  static final String PLAIN = "plain";

  /**
   * Reads {@code plain}, or the name of a declared column.
   *
   * @param section what refers to it, for messages
   */
  Optional<NamedColumn> plainOr(String written, String section, FilePosition place) {
    if (written.equals(PLAIN)) {
      return Optional.empty();
    }
    NamedColumn column =
        DottedKey.named(written)
            .orElseThrow(
                () ->
                    ConfigFault.BAD_NAME.at(
                        place,
                        section
                            + " must say plain or a protected column, as table.column or"
                            + " schema.table.column"));
    requireDeclared(column, section, place);
    return Optional.of(column);
  }

  private void requireDeclared(NamedColumn column, String section, FilePosition place) {
    if (columns.stream().noneMatch(column::meets)) {
      List<String> names = new ArrayList<>();
      columns.forEach(rule -> names.add(rule.table() + "." + rule.column()));
      String name = column.table() + "." + column.column();
      throw ConfigFault.VOUCHED_UNDECLARED.at(
          place,
          section
              + " names "
              + name
              + ", which is not a declared column; declare it under columns: or correct"
              + " it"
              + Nearest.hint(name, names));
    }
  }
}
