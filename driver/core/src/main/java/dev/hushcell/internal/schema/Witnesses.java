package dev.hushcell.internal.schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Whoever has to be asked for one session. Each may know what the other does not.
 *
 * @param all one for all sessions, one for this alone, or both
 */
record Witnesses(List<SchemaCache> all) {
  void each(Consumer<SchemaCache> message) {
    all.forEach(message);
  }

  <T> List<T> answers(Function<SchemaCache, T> question) {
    return all.stream().map(question).toList();
  }

  /** Returns what one of them knows. */
  <E, C extends Collection<E>> Set<E> union(Function<SchemaCache, C> question) {
    Set<E> union = new LinkedHashSet<>();
    answers(question).forEach(union::addAll);
    return union;
  }

  /** Returns what all of them know. */
  <E, C extends Collection<E>> Set<E> common(Function<SchemaCache, C> question) {
    List<C> answers = answers(question);
    Set<E> common = new LinkedHashSet<>(answers.get(0));
    answers.forEach(answer -> common.retainAll(new HashSet<>(answer)));
    return common;
  }
}
