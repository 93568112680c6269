package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Readers;

/** Reads parts of a definition, in the forms that a database has. */
abstract class DdlPartReader {
  final Readers readers;
  final Cursor cursor;
  final DdlForms forms;

  DdlPartReader(Readers readers, DdlForms forms) {
    this.readers = readers;
    this.cursor = readers.cursor();
    this.forms = forms;
  }
}
