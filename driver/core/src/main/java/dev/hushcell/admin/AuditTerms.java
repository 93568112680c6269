package dev.hushcell.admin;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an auditor knows of an audit besides its files. Whatever the keys of the database cannot
 * prove, and is not named here, counts as found.
 *
 * @param noted a line that must be there, noted when the audit was verified before; or the one
 *     behind which the files begin
 * @param start how often a file of the audit began at most before the named ones are complete: 1,
 *     unless earlier ones are gone or were verified alone
 * @param others catalogues of other databases that write the same file; their lines are counted and
 *     not checked
 * @param perhapsEmpty files that may be missing, or have no line yet
 * @param older whether lines that an older version wrote may begin without their start
 */
public record AuditTerms(
    Optional<AuditMark> noted, int start, Set<UUID> others, Set<Path> perhapsEmpty, boolean older) {
  /** Nothing is known: everything must be proved by the keys of the database. */
  public static final AuditTerms NONE =
      new AuditTerms(Optional.empty(), 1, Set.of(), Set.of(), false);

  public AuditTerms {
    others = Set.copyOf(others);
    perhapsEmpty = Set.copyOf(perhapsEmpty);
  }

  /** Adds a line that was noted. */
  public AuditTerms noted(AuditMark mark) {
    return new AuditTerms(Optional.of(mark), start, others, perhapsEmpty, older);
  }

  /** Adds with which start the files begin. */
  public AuditTerms startingWith(int number) {
    return new AuditTerms(noted, number, others, perhapsEmpty, older);
  }

  /** Adds catalogues of other databases. */
  public AuditTerms withOthers(Collection<UUID> catalogues) {
    return new AuditTerms(noted, start, joined(others, catalogues), perhapsEmpty, older);
  }

  /** Adds files that may be missing or empty. */
  public AuditTerms withPerhapsEmpty(Collection<Path> files) {
    return new AuditTerms(noted, start, others, joined(perhapsEmpty, files), older);
  }

  /** Admits that an older version began the audit, without a start. */
  public AuditTerms withOlder() {
    return new AuditTerms(noted, start, others, perhapsEmpty, true);
  }

  private static <T> Set<T> joined(Set<T> some, Collection<T> more) {
    Set<T> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
