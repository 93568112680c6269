package dev.hushcell.testing.recorded;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.RowOfCell;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text, on one line: a refusal by its code and place, a plan by every component
 * of every record in it. Two plans that differ in anything are printed differently; a component of
 * a kind that is not known here fails, so that none is left out.
 *
 * <p>Of a record with many components each has its name, and the empty ones are left out. The text
 * itself is {@code =}. A column that is protected as the plan says stands as {@code table.column}.
 */
public final class PlanPrint {
  /** So many components are printed with their names. */
  private static final int MANY = 7;

  private final String text;
  private final Protection protection;

  private PlanPrint(String text, Protection protection) {
    this.text = text;
    this.protection = protection;
  }

  /** Plans a text and returns what becomes of it. */
  public static String of(String sql, Planner planner, SchemaView schema, Protection protection) {
    try {
      return new PlanPrint(sql, protection).print(planner.plan(sql, schema, protection));
    } catch (Fault refusal) {
      String place = refusal.offset().isPresent() ? " " + (refusal.offset().getAsInt() + 1) : "";
      return "! " + refusal.code().id() + place;
    } catch (ActivationNeeded needed) {
      return "activate " + needed.table();
    } catch (PlanAgain again) {
      return "again";
    }
  }

  /** Prints a value of a plan for which nothing is protected, so that nothing has a short name. */
  public static String whole(@Nullable Object value) {
    return new PlanPrint("", new Protection(1, List.of(), Set.of(), Map.of())).print(value);
  }

  /** Returns the short name of a table that is as it is protected, and alone with its name. */
  private Optional<String> shortName(ProtectedTable table) {
    return protection.activated(table.name()).filter(table::equals).isPresent()
            && protection.activated().keySet().stream()
                    .filter(each -> each.table().equalsIgnoreCase(table.name().table()))
                    .count()
                == 1
        ? Optional.of(table.name().table().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private Optional<String> shortName(ProtectedColumn column) {
    return protection
        .activated(column.name().table())
        .filter(table -> table.columns().contains(column))
        .flatMap(this::shortName)
        .map(table -> table + "." + column.name().column().toLowerCase(Locale.ROOT));
  }

  private String print(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    Optional<String> name =
        value instanceof ProtectedColumn column
            ? shortName(column)
            : value instanceof ProtectedTable table ? shortName(table) : Optional.empty();
    if (name.isPresent()) {
      return name.get();
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? print(optional.get()) : "-";
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof String string) {
      return !text.isEmpty() && string.equals(text) ? "=" : quoted(string);
    }
    if (value instanceof Results.Columns columns && !columns.isDelivered()) {
      return print(new Results.None(columns.ofOwnRows()));
    }
    if (value instanceof SealedValue.Literal sealed) {
      return print(sealed.value());
    }
    if (value instanceof LiteralValue literal) {
      return print(literal.unnoted());
    }
    return value instanceof Record record ? record(record) : atom(value);
  }

  private static String atom(Object value) {
    if (value instanceof byte[] bytes) {
      return "x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Character character) {
      return "'" + quoted(character.toString()) + "'";
    }
    if (value instanceof Temporal || value instanceof BigDecimal) {
      return value.getClass().getSimpleName() + ":" + value;
    }
    if (value instanceof Enum<?> one) {
      return one.name();
    }
    if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    throw new IllegalArgumentException("nothing prints a " + value.getClass().getName());
  }

  private static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) || c == '\u2028') {
        quoted.append("\\u").append(HexFormat.of().toHexDigits((short) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Prints equal neighbours once, with their number. */
  private String list(List<?> list) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < list.size()) {
      String one = print(list.get(at));
      int end = at + 1;
      while (end < list.size() && Objects.equals(list.get(end), list.get(at))) {
        end++;
      }
      parts.add(end - at == 1 ? one : one + "*" + (end - at));
      at = end;
    }
    return "[" + String.join(" ", parts) + "]";
  }

  /** Components that few plans have are not printed where they are empty. */
  private static boolean isUnused(RecordComponent component, @Nullable Object value) {
    return Narrow.NONE.equals(value)
        || BelongsTo.NONE.equals(value)
        || (value == null && component.getType() == RowOfCell.class)
        || (component.getName().equals("ofOwnRows") && isEmpty(value));
  }

  private String record(Record record) {
    List<RecordComponent> components =
        Arrays.stream(record.getClass().getRecordComponents())
            .filter(each -> !isUnused(each, value(record, each)))
            .filter(
                each -> !(value(record, each) instanceof Map)) // LiteralLabelTests compares names
            .toList();
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      Object value = value(record, component);
      if (components.size() < MANY) {
        parts.add(print(value));
      } else if (!isEmpty(value)) {
        parts.add(component.getName() + "=" + print(value));
      }
    }
    String name = record.getClass().getSimpleName();
    return parts.isEmpty() ? name : name + "(" + String.join(" ", parts) + ")";
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || value.equals(false)
        || value.equals(Optional.empty())
        || value.equals(List.of());
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
