package dev.hushcell.testing.reading;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Trees that have one part more than another, or one word that nobody knows. */
public final class Mutants {
  private static final String WORD = "STRANGE";

  /** So many strangers of different sorts are put into one place. */
  private static final int SORTS = 3;

  private final Map<Class<?>, Node> strangers = new LinkedHashMap<>();

  /** Takes what is put into trees; of each sort the first one. */
  public Mutants(List<Node> strangers) {
    strangers.forEach(each -> this.strangers.putIfAbsent(each.getClass(), each));
  }

  /**
   * A part that was changed.
   *
   * @param place the record and its component
   * @param value the whole with the change in it
   */
  public record Mutant(String place, Object value) {}

  /** Returns all that differ from a part in one place. */
  public List<Mutant> of(Object part) {
    return part(part, "");
  }

  private List<Mutant> part(Object part, String place) {
    List<Mutant> all = new ArrayList<>();
    if (part instanceof Optional<?> optional) {
      optional.ifPresent(
          each ->
              part(each, place)
                  .forEach(m -> all.add(new Mutant(m.place(), Optional.of(m.value())))));
    } else if (part instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        for (Mutant each : part(list.get(i), place)) {
          List<Object> changed = new ArrayList<>(list);
          changed.set(i, each.value());
          all.add(new Mutant(each.place(), changed));
        }
      }
    } else if (part instanceof Record record) {
      all.addAll(ofRecord(record));
    }
    return all;
  }

  private List<Mutant> ofRecord(Record part) {
    List<Mutant> all = new ArrayList<>();
    RecordComponent[] components = part.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Class<?> type = components[i].getType();
      if (type != Place.class && type != Token.class) {
        String place = part.getClass().getSimpleName() + "." + components[i].getName();
        Object now = value(part, components[i]);
        for (Object other : strange(components[i], now)) {
          all.add(new Mutant(place, with(part, components, i, other)));
        }
        for (Mutant each : part(now, place)) {
          all.add(new Mutant(each.place(), with(part, components, i, each.value())));
        }
      }
    }
    return all;
  }

  private List<Object> strange(RecordComponent component, Object now) {
    if (now instanceof String word) {
      return List.of(word.isEmpty() ? WORD : word + " " + WORD);
    }
    if (now instanceof List<?> list) {
      return strangers(component).map(each -> more(list, each)).toList();
    }
    return now instanceof Optional<?> optional && optional.isEmpty()
        ? strangers(component).<Object>map(Optional::of).toList()
        : List.of();
  }

  private static Object more(List<?> list, Object other) {
    List<Object> more = new ArrayList<>(list);
    more.add(other);
    return more;
  }

  private Stream<Object> strangers(RecordComponent component) {
    Type type = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    if (type == String.class) {
      return Stream.of(WORD);
    }
    Class<?> wanted = type == Expression.class ? Operand.ColumnName.class : (Class<?>) type;
    return strangers.values().stream().filter(wanted::isInstance).<Object>map(e -> e).limit(SORTS);
  }

  private static Object value(Record part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object with(Record part, RecordComponent[] components, int at, Object changed) {
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == at ? changed : value(part, components[i]);
    }
    try {
      return part.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
