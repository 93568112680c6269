package dev.hushcell.internal.model;

/** A procedure or function: as the database reports it, or as somebody wrote it. */
public record RoutineName(String schema, String routine) {
  public boolean isLike(RoutineName other) {
    return schema.equalsIgnoreCase(other.schema) && routine.equalsIgnoreCase(other.routine);
  }

  @Override
  public String toString() {
    return schema + "." + routine;
  }
}
