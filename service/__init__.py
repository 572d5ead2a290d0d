"""Questions, answers, HTTP and the page."""
