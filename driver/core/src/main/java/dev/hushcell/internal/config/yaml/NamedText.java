package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.FilePosition;

/**
 * A text that stands in a mapping or a list.
 *
 * @param name the key before it; empty in a list
 * @param place where it stands
 */
public record NamedText(String name, String text, FilePosition place) {}
