package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.ColumnCell.Compared;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.io.InputStream;

/** A column for tests: values go in, and cells come out, as the objects that drivers know. */
public record RawColumn(ColumnCell typed) {
  /** Returns the cell that is stored as some bytes, some text or null. */
  public static StoredCell cell(Object stored) {
    return stored instanceof String text
        ? StoredCell.stored(text)
        : StoredCell.stored((byte[]) stored);
  }

  /** Returns bytes as a cell of theirs. */
  public static StoredCell cell(byte[] bytes, Storage storage) {
    return StoredCell.of(bytes, storage);
  }

  /** Returns NULL. */
  public static StoredCell none(Storage storage) {
    return StoredCell.none(storage);
  }

  /** Returns what seals a temporary file. */
  public static TemporarySeal temporary() {
    return new TemporarySeal(new JdkModule());
  }

  /** Returns a cell that is sealed as it is sent. */
  public static StreamedCell cell(InputStream sealing) {
    return new StreamedCell(sealing);
  }

  /** Returns what is stored of a cell, or the stream of it. */
  public static Object raw(Cell cell) {
    return cell instanceof StoredCell stored
        ? StoredCell.array(new StoredCell[] {stored})[0]
        : ((StreamedCell) cell).stream();
  }

  ProtectedColumn column() {
    return typed.column();
  }

  String name() {
    return typed.name();
  }

  Object seal(Object value) {
    return raw(typed.seal(Plaintext.of(value)));
  }

  Object sealComparand(Object value) {
    return compared(value, Compared.VALUE);
  }

  Object sealCast(Object value, boolean cut) {
    return compared(value, cut ? Compared.CUT : Compared.CAST);
  }

  Object sealComparandAsWritten(Object value) {
    return compared(value, Compared.AS_WRITTEN);
  }

  Object sealComparandInLowerCase(Object value) {
    return compared(value, Compared.IN_LOWER_CASE);
  }

  Object sealPattern(Object value) {
    return compared(value, Compared.PATTERN);
  }

  private Object compared(Object value, Compared as) {
    return raw(typed.sealCompared(Plaintext.of(value), as));
  }

  Object group(String text, boolean whole) {
    return typed.group(text, whole).map(RawColumn::raw).orElse(null);
  }

  Object open(Object stored) {
    return typed.open(cell(stored));
  }

  LargeColumn large() {
    return typed.large().orElseThrow();
  }

  Object sealStreamed(StreamedValue value) {
    return raw(large().seal(value));
  }

  @Override
  public String toString() {
    return typed.toString();
  }
}
