package dev.hushcell.internal.sql.read;

/** Reads parts of a text, together with the readers of its other parts. */
abstract class PartReader {
  final Readers readers;
  final Cursor cursor;

  PartReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor;
  }
}
