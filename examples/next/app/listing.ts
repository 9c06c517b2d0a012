/** What a program would read from a file, a database or a service. */
export const listing = `@article{sparse, title = {Sparse Attention for Long Documents}, author = {Lovelace, Ada},
  year = {2026}, month = jun, url = {https://lab.example/sparse}}
@article{maps, title = {Maps of What Robots Remember}, author = {Goldberg, Adele}, year = {2025},
  url = {https://lab.example/maps}}
@article{herons, title = {Counting Herons from the Air}, author = {Hopper, Grace}, year = {2024},
  url = {https://lab.example/herons}}`;
