package dev.hushcell.samples.crm.lead;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The leads. */
public interface Leads extends JpaRepository<Lead, Long> {
  /**
   * Returns those whose topic, company or city matches a pattern of LIKE, or whose name matches
   * one: the first is told by the database, the second by the driver.
   */
  @Query(
      """
      select l from Lead l
      where lower(l.topic) like lower(:plain) escape '\\'
         or lower(l.company) like lower(:plain) escape '\\'
         or lower(l.city) like lower(:plain) escape '\\'
         or l.nameKey like :name escape '\\'
      """)
  Page<Lead> matching(String plain, String name, Pageable page);

  /** Returns those whose topic, company or city matches a pattern of LIKE. */
  @Query(
      """
      select l from Lead l
      where lower(l.topic) like lower(:plain) escape '\\'
         or lower(l.company) like lower(:plain) escape '\\'
         or lower(l.city) like lower(:plain) escape '\\'
      """)
  Page<Lead> matchingPlain(String plain, Pageable page);

  Page<Lead> findByStatus(LeadStatus status, Pageable page);

  List<Lead> findTop8ByStatusOrderByCreatedDesc(LeadStatus status);

  long countByStatus(LeadStatus status);

  List<Lead> findByEmail(String email);
}
