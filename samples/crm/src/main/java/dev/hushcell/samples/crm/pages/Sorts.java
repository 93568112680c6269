package dev.hushcell.samples.crm.pages;

import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * The columns that a list can be sorted by: plain ones, and those that the driver sorts. The order
 * of ciphertext is not that of the values.
 *
 * @param properties names of attributes; the first is the default
 * @param latestFirst whether the order by the first is descending where nothing else is asked for
 */
public record Sorts(List<String> properties, boolean latestFirst) {
  private static final int ROWS = 25;

  /** Copies the list. */
  public Sorts {
    properties = List.copyOf(properties);
  }

  /** Returns sorts by these attributes. */
  public static Sorts by(String... properties) {
    return new Sorts(List.of(properties), false);
  }

  /** Returns sorts by these attributes, the first of which is a time; newest first. */
  public static Sorts byLatest(String... properties) {
    return new Sorts(List.of(properties), true);
  }

  /** Returns the page that is asked for; an unknown column counts as the first. */
  public Pageable pageable(ListRequest request) {
    Sort.Direction direction = isDescending(request) ? Sort.Direction.DESC : Sort.Direction.ASC;
    return PageRequest.of(request.pageIndex(), ROWS, Sort.by(direction, chosen(request), "id"));
  }

  boolean isDescending(ListRequest request) {
    return request.order() == null
        ? latestFirst && chosen(request).equals(properties.get(0))
        : "desc".equals(request.order());
  }

  String chosen(ListRequest request) {
    String wanted = request.sort();
    return wanted != null && properties.contains(wanted) ? wanted : properties.get(0);
  }
}
