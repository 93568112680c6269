package dev.hushcell.internal.dialect;

import dev.hushcell.internal.plan.definition.DeclaredType;
import dev.hushcell.internal.plan.definition.DeclaredType.TypeAdvice;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of types mean to one kind of database, a line for each meaning. Immutable.
 *
 * <p>A line of two parts says what to use in place of types that cannot be protected. One of more
 * parts has
 *
 * <ul>
 *   <li>names, of which the first that fits counts: one with {@code ()} has no arguments, one with
 *       {@code (a..b)} has a first one within these bounds
 *   <li>family and JDBC type, and the size where no argument says it, which of a time is that
 *       without fractions of a second; with a scale behind it, no argument counts. {@code CASELESS}
 *       is text compared without case
 *   <li>how it is declared, {@code *} for the name, with the arguments that are meant where they
 *       are left out, or {@code ?} for one that must not be; in brackets it is not written then,
 *       nor is a time without fractions
 *   <li>the name by which the driver reports it, unless that is the one it is declared by
 * </ul>
 */
public final class TypeNames {
  private static final Pattern DECLARED =
      Pattern.compile("([^(\\[]+)(?:([(\\[])(\\?|\\d+)(?:(, ?)(\\d+))?[)\\]])?(.*)");

  private final Map<String, List<Meaning>> meanings = new HashMap<>();
  private final TypeAdvice advice;

  /**
   * Reads lines.
   *
   * @param usable see {@link TypeAdvice#types}
   */
  public TypeNames(String usable, String lines) {
    Map<String, String> instead = new HashMap<>();
    for (String line : lines.strip().split("\n", -1)) {
      String[] parts = line.strip().split(" *\\| *", -1);
      for (String name : parts[0].split(", *", -1)) {
        if (parts.length == 2) {
          instead.put(name, parts[1]);
        } else {
          String base = name.replaceAll("\\(.*", "");
          meanings.computeIfAbsent(base, any -> new ArrayList<>()).add(Meaning.of(name, parts));
        }
      }
    }
    advice = new TypeAdvice(usable, instead);
  }

  /** Returns the refusal of a type. */
  public RuntimeException refusal(String declared) {
    return advice.refusal(declared);
  }

  /** Takes a type apart. */
  public DeclaredType parts(String declared) {
    return DeclaredType.of(declared, advice);
  }

  /** Returns what a type means, or refuses it. */
  public LogicalType logical(String declared) {
    return logical(parts(declared), declared);
  }

  /** Returns what a type means, or refuses it as it was declared. */
  public LogicalType logical(DeclaredType type, String declared) {
    for (Meaning meaning : meanings.getOrDefault(type.name(), List.of())) {
      if (meaning.fits.test(type.arguments())) {
        return meaning.logical(type, () -> refusal(declared));
      }
    }
    throw refusal(declared);
  }

  private record Meaning(
      Predicate<List<Long>> fits,
      Family family,
      boolean caseless,
      int jdbcType,
      long size,
      int scale,
      String declared,
      String reported) {
    private static final int UNSAID = -1;

    static Meaning of(String name, String[] parts) {
      String[] kind = parts[1].split(" ", -1);
      boolean caseless = kind[0].equals("CASELESS");
      return new Meaning(
          fitting(name),
          caseless ? Family.TEXT : Family.valueOf(kind[0]),
          caseless,
          kind[1].startsWith("-")
              ? Integer.parseInt(kind[1])
              : JDBCType.valueOf(kind[1]).getVendorTypeNumber(),
          kind.length > 2 ? Long.parseLong(kind[2]) : 0,
          kind.length > 3 ? Integer.parseInt(kind[3]) : UNSAID,
          parts[2],
          parts.length > 3 ? parts[3] : "");
    }

    private static Predicate<List<Long>> fitting(String name) {
      int open = name.indexOf('(');
      if (open < 0) {
        return arguments -> true;
      }
      int dots = name.indexOf("..");
      if (dots < 0) {
        return List::isEmpty;
      }
      long least = bound(name.substring(open + 1, dots), 0);
      long most = bound(name.substring(dots + 2, name.length() - 1), Long.MAX_VALUE);
      return all -> !all.isEmpty() && all.get(0) >= least && all.get(0) <= most;
    }

    private static long bound(String digits, long otherwise) {
      return digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }

    LogicalType logical(DeclaredType type, Supplier<RuntimeException> refusal) {
      String text = declared.replace("*", type.name());
      if (scale != UNSAID) {
        return of(type, text, text, size, scale);
      }
      Matcher form = DECLARED.matcher(text);
      if (!form.matches()) {
        throw new IllegalStateException(declared);
      }
      String first = form.group(3);
      String name = form.group(1) + form.group(6);
      if (first == null) {
        return of(type, name, name, size, 0);
      }
      if (first.equals("?") && type.arguments().isEmpty()) {
        throw refusal.get();
      }
      long argument = type.argument(0, first.equals("?") ? 0 : Long.parseLong(first));
      String comma = form.group(4);
      long second = comma == null ? 0 : type.argument(1, Long.parseLong(form.group(5)));
      boolean hidden =
          form.group(2).equals("[") && (type.arguments().isEmpty() || (size > 0 && argument == 0));
      String arguments = "(" + argument + (comma == null ? "" : comma + second) + ")";
      String written = form.group(1) + (hidden ? "" : arguments) + form.group(6);
      return size == 0
          ? of(type, written, name, argument, second)
          : of(type, written, name, argument == 0 ? size : size + 1 + argument, argument);
    }

    private LogicalType of(
        DeclaredType type, String written, String name, long precision, long digits) {
      String told = reported.isEmpty() ? name : reported.replace("*", type.name());
      return new LogicalType(
          family, written, jdbcType, told, precision, Math.toIntExact(digits), caseless);
    }
  }
}
