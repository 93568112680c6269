package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@code views:} section: for each view all of its columns, plain ones too. What is left
 * out could be a cell; so nothing is.
 *
 * @param plain folded {@code schema.table} of tables that are not protected
 */
record ViewSection(Section root, List<ColumnRule> columns, Set<String> plain) {
  static final String NAME = "views";

  List<TrustedView> read() {
    List<TrustedView> views = new ArrayList<>();
    root.section(NAME)
        .ifPresent(
            section -> {
              for (String written : section.keys()) {
                add(view(section, written), section.place(written), views);
              }
            });
    return views;
  }

  private TrustedView view(Section section, String written) {
    List<String> parts = DottedKey.split(written);
    if (parts.size() != 2) {
      throw ConfigFault.BAD_NAME.at(
          section.place(written), NAME + " must name views as schema.view");
    }
    TableName name = new TableName(parts.get(0), parts.get(1));
    requireNoTable(name, section.place(written));
    Section listed = section.section(written).orElseThrow();
    List<TrustedView.Column> found = new ArrayList<>();
    for (String column : listed.keys()) {
      String cells = listed.text(column).orElseThrow();
      if (found.stream().anyMatch(each -> each.name().equalsIgnoreCase(column))) {
        throw twice(listed.name() + "." + column, listed.place(column));
      }
      found.add(
          new TrustedView.Column(
              column,
              new DeclaredNames(columns)
                  .plainOr(cells, listed.name() + "." + column, listed.valuePlace(column))));
    }
    if (found.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          section.place(written),
          listed.name()
              + " needs the columns of the view: for each one plain, or the protected column");
    }
    return new TrustedView(name, found);
  }

  private void requireNoTable(TableName view, FilePosition place) {
    for (ColumnRule rule : columns) {
      boolean isPlain = plain.contains(Protection.fold(view.toString()));
      if (rule.speaksOf(view) && !isPlain) {
        throw ConfigFault.VIEW_AND_PROTECTED.at(
            place,
            view
                + " is listed under views: but has the column "
                + rule.column()
                + " under columns:; remove one of them");
      }
    }
  }

  private static void add(TrustedView added, FilePosition place, List<TrustedView> views) {
    if (views.stream().anyMatch(each -> each.means(added.name()))) {
      throw twice(added.name().toString(), place);
    }
    views.add(added);
  }

  private static RuntimeException twice(String name, FilePosition place) {
    return ConfigFault.DUPLICATE_NAME.at(
        place, name + " is listed under " + NAME + ": twice; remove one");
  }
}
