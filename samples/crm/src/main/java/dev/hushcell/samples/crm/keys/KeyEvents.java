package dev.hushcell.samples.crm.keys;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Who did what with keys. */
interface KeyEvents extends JpaRepository<KeyEvent, Long> {
  @EntityGraph(attributePaths = "who")
  List<KeyEvent> findTop50ByOrderByIdDesc();
}
