"""The phrases that headings of postings and résumés are made of, by the section they open.

Within a kind of document the order of the kinds is their precedence: "preferred qualifications"
opens what is nice to have, not requirements; "about the role" opens duties, "about us" the company.
"""

from __future__ import annotations

from roleprism.document import SectionKind

NO_HEADINGS = (
    "customer experience", "user experience", "developer experience", "employee experience", "product experience",
    "digital experience", "candidate experience", "patient experience", "guest experience", "player experience",
    "training stack", "training pipeline", "training pipelines", "training infrastructure", "training platform",
    "training runs", "training data", "model training", "distributed training", "pre training", "post training",
)  # fmt: skip
"""Phrases that hold a word of a heading and are none: what they name is work."""

ALONE_HEADINGS = (
    "project", "knowledge", "know how", "can use", "i work with", "what i work with", "things i use", "what i use",
    "school", "schooling", "formation", "formacion", "studium", "stations", "assignments", "what i do",
    "before that", "where i am now", "appointments", "posts", "research",
)  # fmt: skip
"""Phrases that are headings by themselves and mere words in a longer line ("Project Manager", "Knowledge base")."""

POSTING_HEADINGS: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.NICE_TO_HAVE: (
        "nice to have", "nice to haves", "preferred", "bonus points", "bonus if", "bonus skills", "bonus",
        "desirable", "desired", "stand out", "pluses", "plus", "ideally", "even better", "extra credit",
        "good to have", "great to have", "an ideal candidate also", "would be a plus", "optional",
        "not required", "additional qualifications", "extra points", "what sets you apart", "brownie points",
    ),
    SectionKind.LEGAL: (
        "equal opportunity", "equal employment", "eeo", "privacy", "disclaimer", "accommodation",
        "accommodations", "e verify", "ada statement", "pay transparency", "transparency", "posting statement",
        "inclusion", "diversity", "belonging", "commitment to", "our commitment", "physical demands",
        "physical requirements", "working conditions", "work environment", "background check", "applicant",
        "application process", "how to apply", "interview process", "hiring process", "recruitment process",
        "legal", "notice", "export control", "visa", "sponsorship", "security clearance", "fraud",
        "additional information", "other stuff to know", "apply now", "additional considerations", "eligibility",
    ),
    SectionKind.BENEFITS: (
        "benefits", "perks", "what we offer", "we offer", "in it for you", "why join", "why you ll love",
        "why work", "total rewards", "what you ll get", "what you get", "take care of you", "our offer",
        "time off", "employee benefits", "what s on offer", "you ll enjoy", "life at", "working at",
        "you ll love", "you will love", "what you can expect", "what we provide",
    ),
    SectionKind.PAY: ("compensation", "salary", "pay range", "base pay", "pay", "salary range", "base salary"),
    SectionKind.REQUIREMENTS: (
        "qualifications", "requirements", "who you are", "about you", "what you bring", "what you ll bring",
        "what you will bring", "skills", "must have", "must haves", "experience", "looking for", "you have",
        "your profile", "your background", "tech stack", "our stack", "what you ll need", "what you need",
        "you ll need", "you will need", "minimum", "required", "what we look for", "you should have",
        "competencies", "education", "the candidate will need", "you might thrive", "you may be a good fit",
        "you might be", "ideal candidate", "expertise", "what it takes", "we expect", "good fit", "you are",
        "knowledge", "technologies", "candidate profile", "need to see", "about your", "you should apply if",
        "is this you", "technical stack", "prerequisites", "pre requisites", "certifications", "your skills",
        "to be successful", "what makes you", "you ve", "who we re looking for", "who we are looking for",
        "you ll thrive", "you will thrive", "thrive in this role", "thrive here",
    ),
    SectionKind.DUTIES: (
        "responsibilities", "responsibility", "what you ll do", "what you will do", "you ll do", "you will do",
        "what you d do", "what will you do", "you ll be doing", "will be doing", "what you d be doing",
        "you will", "you ll", "your impact", "your role", "about the role", "about this role", "the role",
        "role overview", "role description", "role summary", "job description", "job summary", "job overview",
        "position summary", "position overview", "position description", "the position", "about the position",
        "about the job", "the job", "the opportunity", "duties", "functions", "in this role", "day to day",
        "day in the life", "typical day", "your mission", "key areas", "scope", "essential job", "job duties",
        "the work", "the difference you will make", "how you ll make an impact", "how you ll contribute",
        "your day", "tasks", "make an impact", "accountabilities", "success looks like", "challenges",
        "key objectives", "job details", "what the candidate will do", "main activities", "the mission",
        "areas of focus", "projects you", "overview", "description", "summary", "role", "what you do",
    ),
    SectionKind.COMPANY: (
        "about us", "who we are", "company description", "company overview", "about the company",
        "the company", "our mission", "our values", "our culture", "our story", "our team", "about the team",
        "the team", "meet the team", "our vision", "what we do", "why us", "core values", "how we work",
        "our company", "get to know us", "who are we", "the community", "team description", "about our",
        "our approach", "about",
    ),
}  # fmt: skip

RESUME_HEADINGS: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.PUBLICATIONS: (
        "publications", "papers", "selected publications", "talks", "patents", "research output", "preprints",
    ),
    SectionKind.PROJECTS: (
        "projects", "project", "selected projects", "personal projects", "side projects", "open source", "portfolio",
        "selected work", "key projects", "independent research", "personal research", "selected research",
    ),
    SectionKind.EXPERIENCE: (
        "experience", "work experience", "professional experience", "employment", "employment history",
        "work history", "career history", "relevant experience", "positions", "engagements", "career", "work",
        "professional history",
        "where i worked", "where i have worked", "where i ve worked", "what i did", "what i have done", "what i do",
        "where i am now", "before that", "jobs", "roles", "internships", "experiences", "assignments", "stations",
        "appointments", "academic appointments", "research appointments", "academic positions", "research positions",
        "positions held", "posts", "posts held", "academic employment", "research", "research work",
        "undergraduate research", "graduate research", "doctoral research",
        "current activity", "previous activities", "experiencia", "berufserfahrung", "werdegang",
    ),
    SectionKind.EDUCATION: (
        "education", "academic background", "degrees", "coursework", "certifications", "certificates",
        "training", "courses", "licenses", "qualifications", "languages spoken", "studies", "study", "academics",
        "schooling", "school", "formation", "formacion", "educacion", "ausbildung", "studium",
    ),
    SectionKind.SKILLS: (
        "skills", "technical skills", "core skills", "key skills", "top skills", "technologies", "tech stack",
        "tools", "toolbox", "competencies", "core competencies", "expertise", "areas of expertise", "languages",
        "stack", "i work with", "what i work with", "things i use", "what i use", "know how", "can use", "knowledge",
        "competences", "competencias", "conocimientos", "kenntnisse", "idiomas", "sprachen", "langues",
    ),
    SectionKind.SUMMARY: (
        "summary", "professional summary", "profile", "about", "about me", "objective", "overview", "bio",
        "executive summary", "career summary", "introduction", "hello", "who i am",
    ),
    SectionKind.OTHER: (
        "contact", "details", "awards", "honors", "honours", "interests", "hobbies", "references",
        "volunteering", "volunteer experience", "links", "personal", "memberships", "achievements",
    ),
}  # fmt: skip
