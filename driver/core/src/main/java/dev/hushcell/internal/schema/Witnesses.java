package dev.hushcell.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whoever has to be asked for one session. Each may know what the other does not.
 *
 * @param <W> what is asked
 * @param all one for all sessions, one for this alone, or both
 */
record Witnesses<W>(List<? extends W> all) {
  <T> List<T> answers(Function<? super W, T> question) {
    List<T> answers = new ArrayList<>(all.size());
    for (W each : all) {
      answers.add(question.apply(each));
    }
    return answers;
  }

  /** Returns what one of them knows. */
  <E, C extends Collection<E>> Set<E> union(Function<? super W, C> question) {
    Set<E> union = new LinkedHashSet<>();
    answers(question).forEach(union::addAll);
    return union;
  }

  /** Returns what all of them know. */
  <E, C extends Collection<E>> Set<E> common(Function<? super W, C> question) {
    List<C> answers = answers(question);
    Set<E> common = new LinkedHashSet<>(answers.get(0));
    answers.forEach(answer -> common.retainAll(new HashSet<>(answer)));
    return common;
  }
}
