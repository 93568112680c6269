package dev.hushcell.samples.crm.pages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of a list, with the addresses of its neighbours.
 *
 * @param path where the list is
 * @param filters parameters besides those of the request
 * @param request what was asked for
 * @param sorts what can be sorted by
 * @param found what was found
 */
public record Listing<T>(
    String path, Map<String, String> filters, ListRequest request, Sorts sorts, Page<T> found) {

  /** Makes a page without other filters. */
  public Listing(String path, ListRequest request, Sorts sorts, Page<T> found) {
    this(path, Map.of(), request, sorts, found);
  }

  /** Returns the same with one more parameter that addresses keep; an empty one is left out. */
  public Listing<T> with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(filters);
    if (!value.isEmpty()) {
      all.put(name, value);
    }
    return new Listing<>(path, all, request, sorts, found);
  }

  /** Returns the address of the same list in the order of a column, or in the opposite one. */
  public String sortedBy(String property) {
    return address(property, isSortedBy(property) && !sorts.isDescending(request), 1);
  }

  /** Tells whether the list is in the order of a column. */
  public boolean isSortedBy(String property) {
    return sorts.chosen(request).equals(property);
  }

  /** Returns the order of a column as {@code aria-sort} names it. */
  public String ariaSort(String property) {
    if (!isSortedBy(property)) {
      return "none";
    }
    return sorts.isDescending(request) ? "descending" : "ascending";
  }

  /** Returns the column that the list is in the order of. */
  public String sort() {
    return sorts.chosen(request);
  }

  /** Returns the direction of that order, as addresses name it. */
  public String order() {
    return sorts.isDescending(request) ? "desc" : "asc";
  }

  /** Returns the address of another page. */
  public String pageAt(int number) {
    return address(sorts.chosen(request), sorts.isDescending(request), number);
  }

  private String address(String property, boolean descending, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Map<String, String> values = new HashMap<>(filters);
    filters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    values.put("q", request.text());
    if (request.isFiltered()) {
      address.queryParam("q", "{q}");
    }
    address.queryParam("sort", property).queryParam("order", descending ? "desc" : "asc");
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }
}
