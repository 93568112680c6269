package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** The events of a text, refused with their place where they nest or repeat more than sensible. */
final class BoundedParser implements Parser {
  /** No section of a configuration is nested deeper than five. */
  private static final int MAX_DEPTH = 16;

  static final int MAX_ALIASES = 50;

  private final Parser inner;
  private final String file;
  private int depth;
  private int aliases;

  BoundedParser(Parser inner, String file) {
    this.inner = inner;
    this.file = file;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return inner.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return inner.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return inner.hasNext();
  }

  @Override
  public Event next() {
    Event event = inner.next();
    if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
      throw refused("the text is nested more than " + MAX_DEPTH + " levels deep", event);
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
      throw refused("the text has more than " + MAX_ALIASES + " aliases; write them out", event);
    }
    return event;
  }

  private RuntimeException refused(String why, Event event) {
    return ConfigFault.BAD_YAML.fault(
        why + " (" + FilePosition.of(file, event.getStartMark()) + ")");
  }
}
