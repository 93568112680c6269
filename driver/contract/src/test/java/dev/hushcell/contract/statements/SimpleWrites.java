package dev.hushcell.contract.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parameters a plain INSERT or UPDATE stores in which column, found without any of the
 * driver's own reading: by the places of names and question marks.
 */
record SimpleWrites(String table, List<String> columns) {
  private static final Pattern INSERT =
      Pattern.compile(
          "insert into (\\w+) ?\\( ?([\\w, ]+?) ?\\) values ?\\( ?((?:\\?(?: ?, ?)?)+) ?\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UPDATE =
      Pattern.compile(
          "update (\\w+) set ((?:\\w+ ?= ?\\?(?:, ?)?)+) where (?:\\w+\\.)?\\w+ ?= ?\\?.*",
          Pattern.CASE_INSENSITIVE);

  /** Returns where the first parameters of a statement go, when it is plain enough. */
  static Optional<SimpleWrites> of(String sql) {
    Matcher insert = INSERT.matcher(sql);
    if (insert.matches()) {
      List<String> columns = List.of(insert.group(2).split(" ?, ?", -1));
      long values = insert.group(3).chars().filter(each -> each == '?').count();
      return columns.size() == values
          ? Optional.of(new SimpleWrites(insert.group(1), columns))
          : Optional.empty();
    }
    Matcher update = UPDATE.matcher(sql);
    if (!update.matches()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (String assignment : update.group(2).split(", ?", -1)) {
      columns.add(assignment.substring(0, assignment.indexOf('=')).strip());
    }
    return Optional.of(new SimpleWrites(update.group(1), columns));
  }
}
