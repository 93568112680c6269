package dev.hushcell.samples.crm.pages;

import org.jspecify.annotations.Nullable;

/**
 * What the address of a list page says.
 *
 * @param q text to be contained in plain columns
 * @param sort column to sort by
 * @param order {@code asc} or {@code desc}
 * @param page number of the page, from 1
 */
public record ListRequest(
    @Nullable String q, @Nullable String sort, @Nullable String order, @Nullable Integer page) {

  /** Returns the text to look for; empty: all. */
  public String text() {
    return q == null ? "" : q.strip();
  }

  /** Tells whether only some are wanted. */
  public boolean isFiltered() {
    return !text().isEmpty();
  }

  /** Returns the text for LIKE, so that % and _ stand for themselves. */
  public String likeText() {
    return text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  int pageIndex() {
    return page == null ? 0 : Math.max(0, Math.min(page, 1_000_000) - 1);
  }
}
