package dev.hushcell.benchmarks.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The samples of all rounds that count. */
final class Results {
  private final Map<Entry, Map<Operation, List<Sample>>> samples = new EnumMap<>(Entry.class);

  void add(Sample sample) {
    samples
        .computeIfAbsent(sample.entry(), entry -> new EnumMap<>(Operation.class))
        .computeIfAbsent(sample.operation(), operation -> new ArrayList<>())
        .add(sample);
  }

  List<Entry> entries() {
    return List.copyOf(samples.keySet());
  }

  /** Returns a figure over all rounds; nothing where the contestant cannot do it. */
  Optional<Quartiles> figure(Entry entry, Operation operation, ToDoubleFunction<Sample> what) {
    List<Sample> found = samples.getOrDefault(entry, Map.of()).getOrDefault(operation, List.of());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Quartiles.of(found.stream().map(what::applyAsDouble).toList()));
  }
}
