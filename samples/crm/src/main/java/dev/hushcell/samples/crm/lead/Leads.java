package dev.hushcell.samples.crm.lead;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The leads. */
public interface Leads extends JpaRepository<Lead, Long> {
  /** Returns those whose topic, company, name or city contains a text, in any case. */
  @Query(
      """
      select l from Lead l
      where lower(concat(l.topic, ' ', l.company, ' ', l.name, ' ', l.city))
        like lower(concat('%', :text, '%')) escape '\\'
      """)
  Page<Lead> containing(String text, Pageable page);

  List<Lead> findTop8ByStatusOrderByCreatedDesc(LeadStatus status);

  long countByStatus(LeadStatus status);

  List<Lead> findByEmail(String email);
}
