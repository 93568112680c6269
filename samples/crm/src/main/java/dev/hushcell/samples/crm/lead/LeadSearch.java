package dev.hushcell.samples.crm.lead;

import dev.hushcell.samples.crm.contact.ContactSearch;
import dev.hushcell.samples.crm.contact.SearchText;
import dev.hushcell.samples.crm.text.SearchKey;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/** Looks for leads by parts, of names too unless there are too many. */
@Service
public class LeadSearch {
  private final Leads leads;
  private final ContactSearch limits;

  LeadSearch(Leads leads, ContactSearch limits) {
    this.leads = leads;
    this.limits = limits;
  }

  /**
   * What was found.
   *
   * @param page the leads
   * @param tooMany whether there are more than the driver may open, so that names were left out
   */
  public record Found(Page<Lead> page, boolean tooMany) {}

  /** Looks for a text in topics, companies, cities and names. */
  public Found containing(String text, Pageable page) {
    String plain = SearchText.containing(text);
    if (limits.isTooMany(leads.count())) {
      return new Found(leads.matchingPlain(plain, page), true);
    }
    try {
      return new Found(
          leads.matching(plain, SearchText.containing(SearchKey.of(text)), page), false);
    } catch (DataAccessException e) {
      if (ContactSearch.isTooMany(e)) {
        return new Found(leads.matchingPlain(plain, page), true);
      }
      throw e;
    }
  }
}
