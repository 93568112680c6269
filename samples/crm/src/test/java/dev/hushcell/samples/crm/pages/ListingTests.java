package dev.hushcell.samples.crm.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;

class ListingTests {
  private static final Sorts SORTS = Sorts.by("name", "city");

  @Test
  void sortsByPlainColumnsOnly() {
    assertThat(SORTS.pageable(request("", "city", "desc")).getSort())
        .isEqualTo(Sort.by(Sort.Direction.DESC, "city", "id"));
    assertThat(SORTS.pageable(request("", "email", "desc")).getSort())
        .isEqualTo(Sort.by(Sort.Direction.DESC, "name", "id"));
  }

  @Test
  void keepsWhatWasAskedForInItsAddresses() {
    Listing<String> listing =
        new Listing<>("/x", request("a&b c=", "name", null), SORTS, new PageImpl<>(List.of("x")))
            .with("kind", "CALL");
    assertThat(listing.sortedBy("name"))
        .isEqualTo("/x?kind=CALL&q=a%26b%20c%3D&sort=name&order=desc");
    assertThat(listing.sortedBy("city")).endsWith("sort=city&order=asc");
    assertThat(listing.pageAt(3)).endsWith("sort=name&order=asc&page=3");
    assertThat(listing.ariaSort("name")).isEqualTo("ascending");
    assertThat(listing.ariaSort("city")).isEqualTo("none");
  }

  @Test
  void takesSignsOfLikeLiterally() {
    assertThat(request(" 50%_\\ ", null, null).likeText()).isEqualTo("50\\%\\_\\\\");
    assertThat(new ListRequest(null, null, null, -7).pageIndex()).isZero();
  }

  private static ListRequest request(String q, String sort, String order) {
    return new ListRequest(q, sort, order, null);
  }
}
