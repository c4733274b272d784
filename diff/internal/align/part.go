package align

// Articles are context: most of an article goes into the corresponding articles. A
// pair in parts with few other links probably shares a topic without corresponding:
// last year's task and this year's review of it use the same words.
//
//	        new 一    new 二
//	old 一   ▇▇▇▇▇▇    ▁         share of 一's links that go to 二: small,
//	old 二   ▁         ▇▇▇▇      so a pair 一-二 needs more in common
//
// This context never raises a score, and leaves it unchanged if a part has no other
// links or there are no parts.

// Factors of a score between parts with no other link. Sections are weaker evidence
// than articles, because they are rearranged more often.
const (
	unrelatedArticle = 0.6
	unrelatedSection = 0.75
	// relatedShare is the share of their links from which the factor of two parts is 1.
	relatedShare = 0.4
	// headingMass is added to the mass of linked headings, in tokens.
	headingMass = 40
	// From doubtful to convincing, which are scores before context, the parts matter
	// less and less: a paragraph that moved and was reworded is in an unrelated part.
	doubtful   = 0.25
	convincing = 0.45
)

// affinity holds the linked mass within and between the parts of both texts.
type affinity struct {
	unrelated float64
	part      func(*Unit) int
	between   map[Pair]int64
	old, new  map[int]int64
}

// newAffinity sums the linked mass between parts; part returns the part of a unit.
func (a *aligner) newAffinity(links []Link, unrelated float64, part func(*Unit) int) *affinity {
	f := &affinity{unrelated, part, map[Pair]int64{}, map[int]int64{}, map[int]int64{}}
	for _, l := range links {
		p, q, w := part(&a.Old[l.Old]), part(&a.New[l.New]), a.linkedMass(l)
		f.between[Pair{p, q}] += w
		f.old[p] += w
		f.new[q] += w
	}
	return f
}

// linkedMass returns the weight of a link as evidence for its parts: its score times
// the mass of the lighter unit in tokens. Linked headings count headingMass more, as
// they represent their parts.
func (a *aligner) linkedMass(l Link) int64 {
	mass := min(a.old.mass[l.Old], a.new.mass[l.New])/one + 1
	if a.Old[l.Old].Heading && a.New[l.New].Heading {
		mass += headingMass
	}
	return int64(l.Score*one) * mass
}

// factor returns the factor for the parts of two units. The link between the two
// units does not count: own is its mass.
func (f *affinity) factor(old, new *Unit, own int64) float64 {
	p, q := f.part(old), f.part(new)
	both, ofOld, ofNew := f.between[Pair{p, q}]-own, f.old[p]-own, f.new[q]-own
	if ofOld == 0 || ofNew == 0 {
		return 1
	}
	share := (float64(both)/float64(ofOld) + float64(both)/float64(ofNew)) / 2
	return f.unrelated + float64((1-f.unrelated)*min(1, share/relatedShare))
}

// partContext returns the factor for the parts of two units, from the links of the
// first pass. The more two units have in common, the less their parts matter.
func (a *aligner) partContext(links []Link) context {
	own := tableOf(links)
	articles := a.newAffinity(links, unrelatedArticle, func(u *Unit) int { return int(u.Article) })
	sections := a.newAffinity(links, unrelatedSection, func(u *Unit) int { return int(u.Section) })
	return func(c candidate) float64 {
		if c.identical {
			return 1
		}
		old, new, mass := &a.Old[c.old], &a.New[c.new], int64(0)
		if l := own.find(int(c.old), int(c.new)); l != nil {
			mass = a.linkedMass(*l)
		}
		f := float64(articles.factor(old, new, mass) * sections.factor(old, new, mass))
		return eased(f, c.score, doubtful, convincing)
	}
}

// eased moves a factor towards 1 as the score rises from least to most. At most or
// above it returns 1.
func eased(factor, score, least, most float64) float64 {
	relief := min(1, max(0, (score-least)/(most-least)))
	return factor + float64((1-factor)*relief)
}
